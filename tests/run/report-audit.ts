import { run } from './step.ts';

// Reports what npm knows of faults in the libraries. It is to be read, never a gate: a new report
// about an old library must not stop work, so the exit code says nothing.
// `npm run -s` hands its silence on to every npm beneath it; a silent report is none.
const { code, output } = await run('npm', ['audit', '--loglevel=notice'], {
  quiet: true,
  env: { npm_config_loglevel: 'notice' },
});
console.log(output.trim() || `npm audit said nothing and ended with ${code}`);
