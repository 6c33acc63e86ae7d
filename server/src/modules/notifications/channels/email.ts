import { createHash } from 'node:crypto';
import { createTransport } from 'nodemailer';
import type { OutgoingMessage, Sender } from '../delivery/sender';
import type { DeliveryOutcome } from '../delivery/settle';

export interface MailSettings {
  /** `smtps://user:password@host:465`. */
  readonly url: string;
  readonly from: string;
  readonly publicUrl: string;
  readonly university: string;
}

/** Shorter than the lease of a delivery, so that a server that does not answer cannot outlast it. */
const patienceMilliseconds = 8000;

const hasField = <N extends string>(error: unknown, name: N): error is Record<N, unknown> =>
  typeof error === 'object' && error !== null && name in error;

/** A 5xx about the recipient or the message is permanent; a refused login, a full queue or a timeout may pass. */
function outcomeOf(error: unknown): DeliveryOutcome {
  const detail = error instanceof Error ? error.message : '邮件服务器没有接受';
  const answer = hasField(error, 'responseCode') ? Number(error.responseCode) : 0;
  const isOurs = hasField(error, 'code') && (error.code === 'EAUTH' || error.code === 'ECONNECTION');
  return answer >= 500 && answer < 600 && !isOurs ? { kind: 'never', detail } : { kind: 'later', detail };
}

/** The text, the link to act on it, and the note that replies are not read. */
const bodyOf = ({ text, application_id }: OutgoingMessage, { publicUrl, university }: MailSettings): string => {
  const page = application_id === null ? '' : `#/pages/application/index?id=${application_id}`;
  return `${text}\n\n打开远航：${publicUrl}/${page}\n\n——\n${university} · 远航。这封邮件由系统发出，请勿直接回复。\n`;
};

/** E-mail over SMTP. The same delivery always has the same Message-ID, so that a duplicate can be recognised. */
export function emailSender(settings: MailSettings): Sender {
  const transport = createTransport({
    url: settings.url,
    pool: true,
    maxConnections: 3,
    connectionTimeout: patienceMilliseconds,
    greetingTimeout: patienceMilliseconds,
    socketTimeout: patienceMilliseconds,
  });
  const host = new URL(settings.publicUrl).hostname;
  return {
    channel: 'email',
    async send(message) {
      if (message.email === null) return { kind: 'never', detail: '没有邮箱' };
      const key = createHash('sha256').update(message.dedupe_key).digest('hex').slice(0, 32);
      try {
        await transport.sendMail({
          from: settings.from,
          // An object, so that the address is a single address, whatever it contains.
          to: { name: '', address: message.email },
          subject: [message.title, message.number].filter(Boolean).join(' · '),
          text: bodyOf(message, settings),
          messageId: `<${key}@${host}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error);
      }
    },
    close: () => transport.close(),
  };
}
