/**
 * Equal requests share one promise while it is under way; the next one after it starts anew.
 */
export function createFlights<T>(): (key: string, start: () => Promise<T>) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (key, start) => {
    const sharing = underWay.get(key);
    if (sharing) return sharing;
    const flight = start().finally(() => underWay.delete(key));
    underWay.set(key, flight);
    return flight;
  };
}
