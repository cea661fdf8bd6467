"""What a sentence says around its figures: who or what is counted, of which year and place, how exactly."""
