"""How the shipped German model is made: named steps from open data to one weights file (`python -m training.build`)."""
