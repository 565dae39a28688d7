"""What the pack says, gathered once from the plan and its study; every number of maps, report and tables is here."""
