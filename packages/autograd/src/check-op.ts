export function checkOp(_op: unknown) {}
export function describe(x: unknown) {
  return String(x);
}
