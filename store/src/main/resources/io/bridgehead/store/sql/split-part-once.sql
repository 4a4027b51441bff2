SELECT ordinal FROM split_part WHERE message = ? AND ordinal = ?
