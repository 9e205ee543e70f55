/** Hands text to the browser as a file to save; nothing of it goes over the network. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser takes the file before the next turn.
  setTimeout(() => URL.revokeObjectURL(address))
}
