/** A text that tries everything at once, and one for fields with little room. */
export const hostile = [
  '<img src="https://evil.example/x.png" onerror="window.hit=1">',
  '"\'><svg onload=window.hit=1><script>window.hit=1</script>',
  '![pixel](https://evil.example/p.png?who=1) [l](javascript:window.hit=1)',
  '$\\href{javascript:window.hit=1}{x}$ $\\unknown{<img src=x onerror=window.hit=1>}$',
  '{{constructor.constructor("window.hit=1")()}} ${window.hit=1}',
  '```html\n<script>window.hit=1</script>\n```',
  '| <svg/onload=window.hit=1> | b |\n|---|---|\n| <img src=x onerror=window.hit=1> | 2 |',
].join('\n\n');
export const brief = '"><svg onload=window.hit=1>';

const lines = (...rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

/** One file for each format that is recognised, hostile in every text that it carries. */
export const hostileFiles: readonly { format: string; name: string; text: string }[] = [
  {
    format: 'touchstone',
    name: `${brief}.jsonl`,
    text: lines(
      { kind: 'touchstone', format: 1 },
      {
        externalId: brief,
        title: brief,
        prompt: [
          { role: 'system', content: hostile },
          { role: 'user', content: hostile, name: brief },
        ],
        documents: [
          { id: brief, name: brief, mediaType: 'text/html', text: hostile },
          {
            id: 'd2',
            name: 'note.md',
            mediaType: 'text/markdown',
            text: hostile,
            restricted: true,
          },
        ],
        responses: [
          { messages: [{ role: 'assistant', content: hostile }], model: brief, language: brief },
          {
            messages: [
              {
                role: 'assistant',
                content: hostile,
                tool_calls: [
                  { id: brief, type: 'function', function: { name: brief, arguments: hostile } },
                ],
              },
              { role: 'tool', tool_call_id: brief, content: hostile },
              { role: 'assistant', content: hostile },
            ],
            model: 'm2',
            metadata: { [brief]: hostile },
          },
        ],
        rubric: {
          criteria: [
            {
              text: hostile,
              title: brief,
              category: brief,
              tags: [brief],
              points: 3,
              weightClass: brief,
              rationale: hostile,
              sources: [hostile, 'javascript:window.hit=1'],
            },
            {
              text: hostile,
              points: -2,
              scale: { kind: 'anchored', levels: [brief, '2', '3', '4', '5'] },
            },
          ],
        },
        metadata: { [brief]: hostile },
        skills: [brief],
        gold: hostile,
      },
    ),
  },
  {
    format: 'healthbench',
    name: 'health.jsonl',
    text: lines({
      prompt_id: `h${brief}`,
      prompt: [{ role: 'user', content: hostile }],
      rubrics: [{ criterion: hostile, points: 5, tags: [brief] }],
      ideal_completions_data: {
        ideal_completion: hostile,
        ideal_completions_ref_completions: [hostile, 'Two'],
      },
    }),
  },
  {
    format: 'prbench',
    name: 'pr.jsonl',
    text: lines({
      task: 'fin-1',
      field: brief,
      prompt_0: hostile,
      response_0: hostile,
      reference_texts_0: [hostile],
      rubric: [
        {
          id: 'a',
          title: hostile,
          annotations: { weight_class: 'important', important_weight: 5, field: brief },
        },
      ],
    }),
  },
  {
    format: 'profbench',
    name: 'prof.jsonl',
    text: lines({
      task_id: 'Fin-0',
      domain: brief,
      prompt: hostile,
      rubrics: [
        { criterion_description: hostile, criterion_weight: 'Major', criterion_type: [brief] },
      ],
      o3_response: hostile,
      grok4_response: hostile,
      'r1-0528_response': hostile,
    }),
  },
  {
    format: 'onemillion',
    name: 'million.jsonl',
    text: lines({
      case_id: 'c1',
      prompt: hostile,
      system_prompt: hostile,
      rubrics: [{ rubric_number: 1, rubric_detail: hostile, rubric_weight: 3 }],
      responses: [hostile],
      tags: [brief],
    }),
  },
  {
    format: 'helpsteer3',
    name: 'help.jsonl',
    text: lines({
      domain: brief,
      language: brief,
      context: [{ role: 'user', content: hostile }],
      response1: hostile,
      response2: hostile,
      overall_preference: 2,
    }),
  },
  {
    format: 'prometheus',
    name: 'prometheus.jsonl',
    text: lines({
      idx: 0,
      response_source: brief,
      category: brief,
      instruction: [
        '###Task Description:',
        'intro',
        '###The instruction to evaluate:',
        hostile,
        '###Response to evaluate:',
        hostile,
        '###Reference Answer (Score 5):',
        hostile,
        '###Score Rubrics:',
        `[${brief}?]`,
        ...[1, 2, 3, 4, 5].map((n) => `Score ${n}: ${brief} ${n}`),
        '###Feedback: ',
      ].join('\n'),
      gpt4_score: [5, 4, 5],
    }),
  },
  {
    format: 'apex',
    name: 'apex.csv',
    text: [
      'Task ID,Domain,Prompt,Rubric JSON,Response',
      ['7', brief, hostile, JSON.stringify({ 'criterion 1': { description: hostile } }), hostile]
        .map((cell) => `"${cell.replaceAll('"', '""')}"`)
        .join(','),
    ].join('\n'),
  },
  {
    format: 'map',
    name: '<script>window.hit=1</script>.jsonl',
    text: lines({ prompt: hostile, response: hostile, model: brief, [brief]: hostile }),
  },
];
