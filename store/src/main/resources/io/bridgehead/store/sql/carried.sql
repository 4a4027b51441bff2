SELECT connector, begun, bytes FROM carried ORDER BY connector
