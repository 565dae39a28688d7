"""What the plan costs: bill of quantities, unit prices, currency and rates, terms, and how sure the total is."""
