import type { ReviewedApplication } from '@yuanhang/contract';

/** What the server names to look at before the decision; nothing when it names nothing. */
export function NoticesBox({ notices }: { notices: ReviewedApplication['notices'] }) {
  if (notices.length === 0) return null;
  return (
    <section className="changes" aria-label="审核前请核对">
      <h3>审核前请核对</h3>
      <ul>
        {notices.map(({ field, code, message }) => (
          <li key={`${field}.${code}`}>{message}</li>
        ))}
      </ul>
    </section>
  );
}
