/** Does a slow thing once, and again after it failed. Later calls get what the first one makes; their arguments are not heard. */
export function once<A extends unknown[], T>(make: (...input: A) => Promise<T>): (...input: A) => Promise<T> {
  let made: Promise<T> | undefined;
  return (...input) => {
    made ??= make(...input).catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
