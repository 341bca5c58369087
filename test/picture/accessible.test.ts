import { label, Value } from '@autograd-222/autograd';
import { toSvg } from '@autograd-222/picture';
import { expect, test } from 'vitest';

test('a picture has its own size and shrinks where there is less room', async () => {
  const svg = await toSvg(new Value(1, 'x').tanh().tanh());
  const [, width, height] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? [];
  expect(Number(width)).toBeGreaterThan(Number(height));
  expect(svg).toContain(`width="${width}" height="${height}" style="max-width: 100%; height: auto"`);
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

test('the grads have the colour of the arrows back, and the numbers another', async () => {
  const svg = await toSvg(new Value(1, 'x').exp());
  expect(svg.match(/#b03a00">grad 0</g)).toHaveLength(2);
  expect(svg.match(/#1c1c1c">[^<]*</g)).toEqual(['#1c1c1c">x = 1<', '#1c1c1c">exp<', '#1c1c1c">2.718<']);
});
