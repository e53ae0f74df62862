/** An answer with response headers of its own: cookies, a file name. */
export class Answered<Answer> {
  readonly answer: Answer;
  readonly headers: HeadersInit;

  constructor(answer: Answer, headers: HeadersInit) {
    this.answer = answer;
    this.headers = headers;
  }
}
