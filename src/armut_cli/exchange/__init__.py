"""What other programs take and give: calendars; never writes a file itself."""
