import { expect, test } from 'vitest';

// The import is inside the test, so that a package that can't be loaded fails one: mutation testing counts failed tests
// only, not the files that couldn't be loaded.
test('the package loads', async () => {
  await expect(import('@autograd-222/autograd')).resolves.toBeDefined();
});
