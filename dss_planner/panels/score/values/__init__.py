"""Value functions seen and edited: three charts, handles and numbers."""
