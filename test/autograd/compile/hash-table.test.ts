import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HashTable } from '../../../packages/autograd/src/compile/hash-table.ts';

test('an id is found by its hash, among others of the same hash and of other ones, until the table is large', () => {
  const hash = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.integer());
  fc.assert(
    fc.property(fc.array(hash, { maxLength: 2000, size: 'max' }), (hashes) => {
      const table = new HashTable();
      hashes.forEach((hash, id) => {
        expect(table.find(hash, (found) => found === id)).toBeUndefined();
        expect(table.add(hash, id)).toBe(id);
      });
      hashes.forEach((hash, id) => {
        expect(table.find(hash, (found) => found === id)).toBe(id);
        const tried: number[] = [];
        table.find(hash, (found) => tried.push(found) < 0);
        expect(tried.every((found) => hashes[found] === hash)).toBe(true);
      });
    }),
    { numRuns: 20 },
  );
});
