print("artwork")
