/** Ids by their hash. (The keys of a `Map` would be strings. They take a third of the time to compile.) */
export class HashTable {
  /**
   * Open addressing: an id is at the first free place from that of its hash on. A place has the hash and, after it, the id plus
   * 1, or 0 if it is free. At most half of the places are taken.
   */
  #places = new Int32Array(128);
  #size = 0;

  /** The id of this hash that passes the test, if there is one. */
  find(hash: number, test: (id: number) => boolean): number | undefined {
    const places = this.#places;
    for (let i = hash * 2; ; i += 2) {
      i &= places.length - 1;
      const id = (places[i + 1] ?? 0) - 1;
      if (id < 0) return undefined;
      if (places[i] === hash && test(id)) return id;
    }
  }

  /** Adds an id, and returns it. */
  add(hash: number, id: number): number {
    if (++this.#size * 4 > this.#places.length) {
      const old = this.#places;
      this.#places = new Int32Array(old.length * 2);
      for (let i = 0; i < old.length; i += 2) {
        const [hash = 0, idPlus1 = 0] = [old[i], old[i + 1]];
        if (idPlus1 !== 0) this.#insert(hash, idPlus1);
      }
    }
    this.#insert(hash, id + 1);
    return id;
  }

  #insert(hash: number, idPlus1: number): void {
    const places = this.#places;
    const last = places.length - 1;
    let i = (hash * 2) & last;
    while (places[i + 1] !== 0) i = (i + 2) & last;
    places[i] = hash;
    places[i + 1] = idPlus1;
  }
}

/** Spreads an integer over 32 bits, as MurmurHash3 does in the end. */
export function mixed(x: number): number {
  let hash = x | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
