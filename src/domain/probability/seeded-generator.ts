/**
 * A stream of random numbers that is fully determined by its seed, so that a draw, a bootstrap
 * or a simulation can be repeated by anybody who knows the seed.
 */
export type RandomSource = {
  /** A number in [0, 1) with 32 random bits. */
  uniform: () => number;
  /** A whole number in [0, bound), every one equally likely. `bound` is at most 2^32. */
  below: (bound: number) => number;
};

/**
 * xoshiro128** 1.1 (Blackman and Vigna 2021, "Scrambled linear pseudorandom number generators",
 * ACM TOMS 47(4)), its state filled by splitmix32 from the seed. Text seeds are folded to 32
 * bits by FNV-1a. Not for secrets.
 */
export function seededGenerator(seed: number | string): RandomSource {
  let fill = typeof seed === 'number' ? numberBits(seed) : fnv1a(seed);
  const nextFill = () => {
    fill = (fill + 0x9e3779b9) | 0;
    let z = fill ^ (fill >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) >>> 0;
  };
  let a = nextFill();
  let b = nextFill();
  let c = nextFill();
  let d = nextFill();

  const bits = () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };

  return {
    uniform: () => bits() / 4294967296,
    below: (bound) => {
      // Rejection keeps every outcome equally likely when bound does not divide 2^32.
      const limit = 4294967296 - (4294967296 % bound);
      let drawn = bits();
      while (drawn >= limit) drawn = bits();
      return drawn % bound;
    },
  };
}

/** 32-bit FNV-1a over UTF-16 code units; a stable way from an id to a number. */
export function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
  }
  return hash >>> 0;
}

function numberBits(seed: number): number {
  const low = seed >>> 0;
  const high = Math.floor(seed / 4294967296) >>> 0;
  return (low ^ Math.imul(high, 0x85ebca6b)) >>> 0;
}
