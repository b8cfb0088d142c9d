"""Files about what people did to learn."""

from wegwijzer.exchange.kinds import register
from wegwijzer.exchange.kinds.training.kind import TrainingSheet

register(TrainingSheet())
