/**
 * The inverse of a symmetric positive definite matrix (row-major, size × size) by Cholesky's
 * decomposition, or undefined where it is not positive definite.
 */
export function symmetricInverse(matrix: Float64Array, size: number): Float64Array | undefined {
  const lower = new Float64Array(size * size);
  for (let i = 0; i < size; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = matrix[i * size + j]!;
      for (let k = 0; k < j; k += 1) sum -= lower[i * size + k]! * lower[j * size + k]!;
      if (i === j) {
        if (!(sum > 1e-14 * Math.abs(matrix[i * size + i]!))) return undefined;
        lower[i * size + i] = Math.sqrt(sum);
      } else lower[i * size + j] = sum / lower[j * size + j]!;
    }
  }
  const inverse = new Float64Array(size * size);
  for (let column = 0; column < size; column += 1) {
    const solution = new Float64Array(size);
    for (let i = 0; i < size; i += 1) {
      let sum = i === column ? 1 : 0;
      for (let k = 0; k < i; k += 1) sum -= lower[i * size + k]! * solution[k]!;
      solution[i] = sum / lower[i * size + i]!;
    }
    for (let i = size - 1; i >= 0; i -= 1) {
      let sum = solution[i]!;
      for (let k = i + 1; k < size; k += 1) sum -= lower[k * size + i]! * solution[k]!;
      solution[i] = sum / lower[i * size + i]!;
    }
    for (let i = 0; i < size; i += 1) inverse[i * size + column] = solution[i]!;
  }
  return inverse;
}
