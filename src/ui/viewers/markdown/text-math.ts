import type { Code, Construct, Extension, State, Token, Tokenizer } from 'micromark-util-types';

/**
 * Formulas inside a line: `$…$`, `$$…$$`, `\(…\)` and `\[…\]`.
 *
 * Money is the reason that this is not the usual extension: in "from $20 million to $30
 * million" the usual one sees a formula. Here a single dollar opens only before a character
 * that is no space, and closes only after one and not before a digit (Pandoc's
 * tex_math_dollars); and what begins with a digit and reads as words is money.
 */
export function textMath(): Extension {
  return {
    text: {
      [dollar]: { name: 'mathText', tokenize: tokenizeDollars, previous: notAfterDollar },
      [backslash]: bracketMath,
    },
  };
}

const dollar = 36;
const backslash = 92;
/** A lone dollar must not make the parser read the rest of a long paragraph again and again. */
const longestFormula = 1_000;
/** And after so many that led nowhere, the paragraph's other ones are taken as written. */
const mostFailures = 40;
const failures = new WeakMap<object, number>();

function givenUp(paragraph: object): boolean {
  return (failures.get(paragraph) ?? 0) >= mostFailures;
}

/** `nok`, counted: the context is one object for all attempts in one paragraph. */
function counting(paragraph: object, nok: State): State {
  return (code) => {
    failures.set(paragraph, (failures.get(paragraph) ?? 0) + 1);
    return nok(code);
  };
}

const bracketMath: Construct = { name: 'mathText', tokenize: tokenizeBrackets };

function notAfterDollar(code: Code): boolean {
  return code !== dollar;
}

function isLineEnding(code: Code): boolean {
  return code !== null && code < -2;
}

function isSpace(code: Code): boolean {
  return code !== null && (code < 0 || code === 32 || code === 0xa0);
}

function isDigit(code: Code): boolean {
  return code !== null && code >= 48 && code <= 57;
}

const tokenizeDollars: Tokenizer = function (effects, ok, refuse) {
  if (givenUp(this)) return refuse;
  const nok = counting(this, refuse);
  const serialize = this.sliceSerialize.bind(this);
  let size = 0;
  let closing = 0;
  let length = 0;
  let before: Code = null;
  let whole: Token;
  let sequence: Token;
  return start;

  function start(code: Code): State | undefined {
    whole = effects.enter('mathText');
    effects.enter('mathTextSequence');
    return open(code);
  }

  function open(code: Code): State | undefined {
    if (code === dollar) {
      effects.consume(code);
      size += 1;
      return open;
    }
    if (size > 2 || code === null || (size === 1 && isSpace(code))) return nok(code);
    effects.exit('mathTextSequence');
    return between(code);
  }

  function between(code: Code): State | undefined {
    if (code === null || length > longestFormula) return nok(code);
    if (code === dollar) {
      sequence = effects.enter('mathTextSequence');
      closing = 0;
      return close(code);
    }
    if (isLineEnding(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      before = code;
      return between;
    }
    effects.enter('mathTextData');
    return data(code);
  }

  function data(code: Code): State | undefined {
    if (code === null || code === dollar || isLineEnding(code) || length > longestFormula) {
      effects.exit('mathTextData');
      return between(code);
    }
    effects.consume(code);
    length += 1;
    before = code;
    return code === backslash ? escaped : data;
  }

  function escaped(code: Code): State | undefined {
    if (code !== dollar) return data(code);
    effects.consume(code);
    before = code;
    return data;
  }

  function close(code: Code): State | undefined {
    if (code === dollar) {
      effects.consume(code);
      closing += 1;
      return close;
    }
    if (closing === size && (size === 2 || (!isSpace(before) && !isDigit(code)))) {
      effects.exit('mathTextSequence');
      effects.exit('mathText');
      return size === 1 && isMoney(serialize(whole).slice(1, -1)) ? nok(code) : ok(code);
    }
    sequence.type = 'mathTextData';
    before = dollar;
    return data(code);
  }
};

/** `5 million, or 6` is money; `5x + 2`, `5 \times 6` and `10^6 units` are formulas. */
function isMoney(content: string): boolean {
  return /^[\d.,]/.test(content) && !/[\\^_={}]/.test(content) && /\p{L}{3}/u.test(content);
}

function tokenizeBrackets(
  this: ThisParameterType<Tokenizer>,
  effects: Parameters<Tokenizer>[0],
  ok: State,
  refuse: State,
): State {
  if (givenUp(this)) return refuse;
  const nok = counting(this, refuse);
  let closer: Code = null;
  let length = 0;
  return start;

  function start(code: Code): State | undefined {
    effects.enter('mathText');
    effects.enter('mathTextSequence');
    effects.consume(code);
    return opened;
  }

  function opened(code: Code): State | undefined {
    if (code !== 40 && code !== 91) return refuse(code);
    closer = code === 40 ? 41 : 93;
    effects.consume(code);
    effects.exit('mathTextSequence');
    return between;
  }

  function between(code: Code): State | undefined {
    if (code === null || length > longestFormula) return nok(code);
    if (isLineEnding(code)) {
      effects.enter('lineEnding');
      effects.consume(code);
      effects.exit('lineEnding');
      return between;
    }
    if (code === backslash) return effects.attempt({ tokenize: closing }, ok, command)(code);
    effects.enter('mathTextData');
    return data(code);
  }

  function command(code: Code): State | undefined {
    effects.enter('mathTextData');
    effects.consume(code);
    length += 1;
    return afterBackslash;
  }

  function afterBackslash(code: Code): State | undefined {
    if (code === null || isLineEnding(code)) return data(code);
    effects.consume(code);
    length += 1;
    return data;
  }

  function data(code: Code): State | undefined {
    if (code === null || code === backslash || isLineEnding(code) || length > longestFormula) {
      effects.exit('mathTextData');
      return between(code);
    }
    effects.consume(code);
    length += 1;
    return data;
  }

  function closing(
    inner: Parameters<Tokenizer>[0],
    done: State,
    failed: State,
  ): (code: Code) => State | undefined {
    return (code) => {
      inner.enter('mathTextSequence');
      inner.consume(code);
      return (next) => {
        if (next !== closer) return failed(next);
        inner.consume(next);
        inner.exit('mathTextSequence');
        inner.exit('mathText');
        return done;
      };
    };
  }
}
