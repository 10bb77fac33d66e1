"""What must hold of raw tables and marts, as Great Expectations suites and the door that runs them."""
