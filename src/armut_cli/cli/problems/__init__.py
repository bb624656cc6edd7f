"""Problems in the forms that people, editors, forges and CI read."""
