"""Instruments are data: question sets, checklists, forms, drawings and maps, without a line of Python each."""
