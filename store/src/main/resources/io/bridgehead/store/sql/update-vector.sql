UPDATE vector SET packed = ? WHERE context = ?
