export function App() {
  return <main>Candour</main>;
}
