"""What letters, documents, receipts and slips say."""
