"""The pack of a proposal: one folder with maps, report, tables and files, whole or not at all."""
