/**
 * The value that would stand at a place if the values were sorted, found by partitioning (C. A. R. Hoare's quickselect)
 * in time proportional to their count. Reorders `values`; there must be no `NaN`.
 */
export function select(values: Float64Array, place: number): number {
  let low = 0;
  let high = values.length - 1;
  // Pivots that keep failing, as an adversary might choose them, end in a sort.
  for (let rounds = 4 * Math.ceil(Math.log2(values.length + 1)); low < high; rounds--) {
    if (rounds === 0) {
      values.subarray(low, high + 1).sort();
      break;
    }
    const pivot = middleOf(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left > right) break;
      const moved = values[left]!;
      values[left++] = values[right]!;
      values[right--] = moved;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return values[place]!;
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
