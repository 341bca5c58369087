import { label, sum, tanh, Value } from '@autograd-222/autograd';
import { toSvg } from '@autograd-222/picture';
import { expect, test } from 'vitest';

const chain = (n: number, label?: string) =>
  Array(n)
    .fill(0)
    .reduce<Value>((x) => Object.assign(tanh(x), { label }), new Value(1, 'x'));

test('a picture is one SVG element without scripts, ids or links', async () => {
  const svg = await toSvg(chain(3));
  expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" .*<\/svg>\n$/s);
  expect(svg.match(/<svg|<script|<a | id=|href|<!/g)).toEqual(['<svg']);
});

test('a picture has its own size and shrinks where there is less room', async () => {
  const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(await toSvg(chain(3))) ?? [];
  expect(Number(width)).toBeGreaterThan(Number(height));
  expect(await toSvg(chain(3))).toContain(`width="${width}" height="${height}" style="max-width: 100%; height: auto"`);
});

test('a picture tells a screen reader what it shows', async () => {
  const a = new Value(2, '<a> & "b"\u0001');
  const y = label(a.mul(new Value(3)).exp(), 'y');
  const svg = await toSvg(y, { fold: true });
  expect(svg).toContain('role="img" aria-label="The graph of y">\n<title>The graph of y</title>');
  expect(svg).toContain('<desc>3 nodes and 2 edges, from left to right');
  expect(svg).toContain('Leaves: &lt;a&gt; &amp; &quot;b&quot; , 1 without a name. Computed from them: y.</desc>');
  expect(await toSvg(a.exp())).toContain('aria-label="The graph of a Value"');
});

test('a picture is the same whenever it is drawn', async () => {
  expect(await toSvg(chain(5))).toBe(await toSvg(chain(5)));
});

test('the grads have the colour of the arrows back, and the numbers another', async () => {
  const svg = await toSvg(new Value(1, 'x').exp());
  expect(svg.match(/#b03a00">grad 0</g)).toHaveLength(2);
  expect(svg.match(/#1c1c1c">[^<]*</g)).toEqual(['#1c1c1c">x = 1<', '#1c1c1c">exp<', '#1c1c1c">2.718<']);
});

test('a graph that is too large is refused, with advice on how to draw less', async () => {
  const nodes = await toSvg(chain(500)).catch(String);
  expect(nodes).toMatch(
    /^RangeError: toSvg: 1001 nodes can't sensibly be drawn \(up to 1000 nodes can\): label .* try \{ fold: true \}$/,
  );
  expect(await toSvg(chain(500), { fold: true })).toContain('2 nodes and 1 edges');
  expect(await toSvg(chain(1000, 'h'), { fold: true }).catch(String)).toMatch(/^RangeError: .*: label fewer Values$/);

  const all = [new Value(1, 'x')];
  for (let i = 0; i < 50; i++) all.push(Object.assign(new Value(0).add(sum(all)), { label: 'h' }));
  const dense = await toSvg(all[50] ?? new Value(0), { fold: true }).catch(String);
  expect(dense).toMatch(/^RangeError: toSvg: 101 nodes, so many edges so far apart, can't .*: label fewer Values$/);
});

test.each([
  [3, '3'],
  ['y', 'the string "y"'],
  [null, 'null'],
  [{ data: 3 }, 'an object'],
])('%s isn’t drawn', async (y, received) => {
  await expect(toSvg(y as never)).rejects.toThrow(
    new TypeError(`toSvg: its argument must be a Value, but is ${received}`),
  );
});
