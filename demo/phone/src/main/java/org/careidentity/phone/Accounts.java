package org.careidentity.phone;

import java.util.List;

/** Where a phone keeps its accounts. Safe for use by several threads. */
interface Accounts {

    List<Account> all();

    void add(Account account);

    void remove(Account account);
}
