/** Makes the writes of one transaction succeed or fail together; knows nothing of what is written. */

interface Transaction {
  readonly done: Promise<void>;
  abort(): void;
}

/**
 * Resolves when the transaction has committed. A value that cannot be cloned throws before its request exists and would
 * leave the earlier writes to commit, so any failure aborts. `writes` is a generator: each write is made when asked for.
 * @throws the first failure, after which nothing of the transaction is kept.
 */
export async function allOrNothing(transaction: Transaction, writes: Iterable<Promise<unknown>>): Promise<void> {
  const made: Promise<unknown>[] = [transaction.done];
  try {
    for (const write of writes) made.push(write);
    await Promise.all(made);
  } catch (error) {
    for (const promise of made) promise.catch(() => {}); // they fail for the same reason
    try {
      transaction.abort();
    } catch {
      // it has ended by itself
    }
    throw error;
  }
}
