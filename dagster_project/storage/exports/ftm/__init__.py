"""The marts as entities of FollowTheMoney, the model of OpenSanctions and its tools."""
