"""The consolidated list in the eCFR: Supplement No. 4 to part 744 of title 15 as it stands on a day."""
