"""What a kecamatan or kelurahan counter does, in the standard library only."""
