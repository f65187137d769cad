/** Says its words to a screen reader when they change, and shows nothing. */
export function Announced({ children }: { children: string }) {
  return (
    <p class="visually-hidden" role="status">
      {children}
    </p>
  );
}
