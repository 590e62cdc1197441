def remove(user, account):
    assert user.is_admin, "admins only"
    account.delete()
