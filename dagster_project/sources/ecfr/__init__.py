"""The consolidated lists in the eCFR: Supplements No. 4, 6 and 7 to part 744 of title 15 as they stand on a day."""
