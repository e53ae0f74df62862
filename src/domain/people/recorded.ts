/** One kind of thing that is written down about a person. */
export type Recorded = {
  what: string;
  /** Why it is kept, and what for it is never used. */
  why: string;
  seenBy: string;
  kept: string;
  /** Where it lies; a test sees to it that no table is left out. */
  tables: readonly string[];
};

/**
 * Everything that is recorded about a person: the one list that the page shows. What is not
 * named here is not recorded.
 */
export const recorded: readonly Recorded[] = [
  {
    what: 'Your name, e-mail address, a hash of your password, and where people sign in elsewhere: your number there',
    why: 'To sign you in. The password itself is never stored.',
    seenBy: 'You; the name and address also the leads of your projects',
    kept: 'Until your account is deleted',
    tables: ['account', 'credential', 'invitation', 'reset_link'],
  },
  {
    what: 'The secret of your second factor and hashes of your recovery codes',
    why: 'To check the codes that you type. Encrypted.',
    seenBy: 'Nobody',
    kept: 'Until you turn it off',
    tables: ['second_factor'],
  },
  {
    what: 'Your sessions: when they began and the browser’s own description',
    why: 'So that you can end them. No network address is kept with them.',
    seenBy: 'You',
    kept: '14 days, or until you end them',
    tables: ['session', 'verification'],
  },
  {
    what: 'Failed attempts to sign in: address of the account and of the network',
    why: 'To stop guessing of passwords.',
    seenBy: 'Nobody',
    kept: '15 minutes',
    tables: ['sign_in_attempt'],
  },
  {
    what: 'Your roles, skills and membership in projects',
    why: 'To decide what you may do and which tasks you are offered.',
    seenBy: 'You and the leads of the project',
    kept: 'Until your account is deleted',
    tables: ['membership', 'member_profile'],
  },
  {
    what: 'Conflict walls: companies whose tasks you must not judge',
    why: 'To keep such tasks away from you.',
    seenBy: 'The leads of the project',
    kept: 'Until a lead removes them, or your account is deleted',
    tables: ['wall', 'wall_task'],
  },
  {
    what: 'Which version of the attestation you signed, and when',
    why: 'It is part of what the buyer of the data is promised.',
    seenBy: 'You and the leads of the project',
    kept: 'As long as the work',
    tables: ['attestation'],
  },
  {
    what: 'Which tasks you were given, until when, and which you skipped and why',
    why: 'So that no task is handed out twice, and skipped ones are understood.',
    seenBy: 'You and the leads of the project',
    kept: 'As long as the work',
    tables: ['assignment', 'slot', 'queue_cursor', 'task_exclusion', 'regrade'],
  },
  {
    what: 'Where another opinion is asked for: how far your answers agree with what all answers together say, and which tasks are offered to you first',
    why: 'To weigh answers and to ask those who can tell most. It takes no work from you.',
    seenBy: 'The leads of the project',
    kept: 'As long as the work',
    tables: ['task_opinion', 'opinion_record', 'opinion_offer'],
  },
  {
    what: 'Your draft with every saved version, and where in the task you stood',
    why: 'So that nothing is lost and you can go back. It also tells retried saves apart.',
    seenBy: 'You; in a backup or native export also the leads and the lab',
    kept: 'As long as the work',
    tables: ['draft', 'draft_revision', 'draft_archive', 'idempotency'],
  },
  {
    what: 'Your submitted answers, and your explanations for the confidentiality guard',
    why: 'They are the work itself. In exports you are a number, not a name.',
    seenBy: 'You, reviewers, leads and the lab',
    kept: 'As long as the project',
    tables: ['annotation'],
  },
  {
    what: 'Reviews of your work, and yours of others: decisions, blind grades, comments, disputes, final answers',
    why: 'So that everybody knows what came back and why.',
    seenBy: 'You where it is to you, reviewers, leads and the lab',
    kept: 'As long as the project',
    tables: [
      'review',
      'review_decision',
      'review_dispute',
      'review_blind',
      'review_thread',
      'review_message',
      'final_answer',
    ],
  },
  {
    what: 'Spot checks: which of your answers were drawn, and how they were regraded',
    why: 'To say with a stated confidence how good the data is.',
    seenBy: 'Leads and the lab',
    kept: 'As long as the project',
    tables: ['spot_check', 'spot_check_item'],
  },
  {
    what: 'Gold: which of your tasks had an expected answer, and whether you passed the onboarding set',
    why: 'To find out early where the instructions are misread. Your scorecard shows every result with its reason.',
    seenBy: 'You, once it is submitted; leads',
    kept: 'As long as the project',
    tables: ['gold_assignment', 'gold_standing', 'gold_item', 'gold_settings'],
  },
  {
    what: 'Notices to you and the filters that you saved',
    why: 'To show them to you.',
    seenBy: 'You',
    kept: 'Until your account is deleted',
    tables: ['notice', 'review_view'],
  },
  {
    what: 'Active seconds on a task',
    why: 'To pay for it and to see which tasks are too long. It counts while the task is in front of you and something is pressed or moved; what that was is not noted.',
    seenBy: 'You, leads and the lab',
    kept: 'As long as the work',
    tables: ['draft', 'annotation', 'active_day'],
  },
  {
    what: 'Active seconds in review and adjudication, by task and day',
    why: 'To pay for it and to see what review costs. It is counted like that of a graded task; a random number keeps what is sent twice from counting twice.',
    seenBy: 'You and the leads of the project',
    kept: 'As long as the project',
    tables: ['review_time'],
  },
  {
    what: 'What an hour of yours is paid, and corrections of your active time that you asked for',
    why: 'To work out what you are paid. The recorded time itself is never changed.',
    seenBy: 'You and the leads of the project',
    kept: 'As long as the project',
    tables: ['pay_rate', 'time_correction', 'pay_closing'],
  },
  {
    what: 'For each text: how many characters were typed, pasted from the task, pasted from elsewhere, or marked by you as made with a model',
    why: 'Buyers must know where a text comes from. Counts only: neither keys nor the clipboard are kept.',
    seenBy: 'You, beside the text; leads and the lab in the native export',
    kept: 'As long as the work',
    tables: ['draft', 'annotation'],
  },
  {
    what: 'API keys that you made: name, scopes, last use',
    why: 'So that they can be revoked. Only a hash of the key is stored.',
    seenBy: 'You and the leads of the project',
    kept: 'Until they are revoked',
    tables: ['api_key'],
  },
  {
    what: 'What you imported and published: files, settings, rubrics, attestations',
    why: 'To know who changed what.',
    seenBy: 'Leads, and who works with them',
    kept: 'As long as the project',
    tables: [
      'import_job',
      'project_version',
      'rubric_version',
      'rubric_proposal',
      'attestation_text',
    ],
  },
  {
    what: 'The audit log: sign-ins, refused requests, changes of access, imports, exports, looks at restricted documents, submissions, reviews',
    why: 'To find out afterwards what happened. It names you by a number; deleting your account makes the number nameless.',
    seenBy: 'Leads of the project, the owner',
    kept: 'For ever',
    tables: ['audit_entry'],
  },
  {
    what: 'The server’s log: which kind of request, when, how it ended, by which account’s number',
    why: 'To mend faults. Addresses, texts and what you typed are not in it.',
    seenBy: 'Whoever runs the server',
    kept: 'As the operator decides',
    tables: [],
  },
];

/** What people fear of such tools, and what is not done here. */
export const notRecorded: readonly string[] = [
  'single keys, their timing, or the movements of the pointer',
  'pictures of your screen, your camera or your microphone',
  'the content of your clipboard, or other pages and programs',
  'where you are, or the address of your network beyond the 15 minutes above',
  'anything on other companies’ servers: the page speaks to this server only',
];
