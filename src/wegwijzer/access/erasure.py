from wegwijzer.organisations.erasing import Gone

ERASURE = (Gone("access_reading", "owner_id = %(person)s"),)  # what that person read is for its owners to know
