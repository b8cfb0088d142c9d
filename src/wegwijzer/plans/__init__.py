"""The plan and its agreements (PLAN)."""
