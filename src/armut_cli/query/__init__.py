"""Questions to a register: select, sort, group, count; never prints."""
