import { readFileSync } from 'node:fs';
import { isPrivateWay } from '#server/accounts/openid-discovery.ts';
import type { ServeOptions } from '#server/node/serve.ts';
import { CommandRefused, isSet, optional, type Given } from './command.ts';

/** An option, or its `TOUCHSTONE_…` variable. */
export function settingOf(given: Given, name: string): string | undefined {
  return (
    optional(given, name) ?? process.env[`TOUCHSTONE_${name.toUpperCase().replaceAll('-', '_')}`]
  );
}

/** Where the installation's secret is kept. A text comes by the environment only. */
export function secretSetting(given: Given): NonNullable<ServeOptions['secret']> {
  return {
    file: settingOf(given, 'secret-file'),
    text: process.env['TOUCHSTONE_SECRET'],
    isNew: isSet(given, 'new-secret'),
  };
}

/**
 * The operator's OpenID provider; undefined where none is named. The client's secret comes from
 * a file or the environment: arguments are seen by everybody on the machine.
 */
export function providerSetting(given: Given): ServeOptions['provider'] {
  const issuer = settingOf(given, 'oidc-issuer');
  const clientId = settingOf(given, 'oidc-client-id');
  const file = settingOf(given, 'oidc-client-secret-file');
  if (issuer === undefined) {
    if (clientId === undefined && file === undefined) return undefined;
    throw new CommandRefused('--oidc-issuer is missing');
  }
  if (!isPrivateWay(issuer)) throw new CommandRefused('--oidc-issuer is an https address');
  const clientSecret =
    file === undefined
      ? process.env['TOUCHSTONE_OIDC_CLIENT_SECRET']
      : readFileSync(file, 'utf8').trim();
  if (clientId === undefined || clientSecret === undefined || clientSecret === '') {
    throw new CommandRefused(
      'The provider needs --oidc-client-id, and --oidc-client-secret-file or TOUCHSTONE_OIDC_CLIENT_SECRET',
    );
  }
  const name = settingOf(given, 'oidc-name') ?? new URL(issuer).host;
  return { issuer, clientId, clientSecret, name };
}

/** The operator's mail server; its address holds a password, so the environment is the better place. */
export function mailSetting(given: Given): ServeOptions['mail'] {
  const url = settingOf(given, 'smtp-url');
  const from = settingOf(given, 'smtp-from');
  if (url === undefined) {
    if (from === undefined) return undefined;
    throw new CommandRefused('--smtp-url is missing');
  }
  if (!URL.canParse(url) || !['smtp:', 'smtps:'].includes(new URL(url).protocol)) {
    throw new CommandRefused('--smtp-url is smtps://USER:PASSWORD@HOST or smtp://…');
  }
  if (from === undefined || !/^[^\s<>@]+@[^\s<>@]+$/.test(from)) {
    throw new CommandRefused('--smtp-from is the e-mail address that the mail comes from');
  }
  return { url, from };
}
