package org.careidentity.phone;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Forgotten with the process. */
final class AccountsInMemory implements Accounts {

    private final List<Account> accounts = new CopyOnWriteArrayList<>();

    @Override
    public List<Account> all() {
        return List.copyOf(accounts);
    }

    @Override
    public void add(Account account) {
        accounts.add(account);
    }

    @Override
    public void remove(Account account) {
        accounts.removeIf(kept -> kept.credentialId().equals(account.credentialId()));
    }
}
