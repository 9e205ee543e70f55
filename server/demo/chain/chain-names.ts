/** Towns of the chain's shops; each has registers and people of its own. */
export const towns = [
  'Utrecht',
  'Leiden',
  'Delft',
  'Haarlem',
  'Zwolle',
  'Breda',
  'Arnhem',
  'Groningen',
  'Bremen',
  'Münster',
  'Köln',
  'Aachen',
  'Kassel',
  'Lübeck',
  'Bath',
  'York',
  'Leeds',
  'Norwich',
  'Exeter',
  'Durham',
] as const

/** What stands in a shop: two registers and something to scan with. */
export const places = ['Till 1', 'Till 2', 'Stockroom scanner'] as const

export const firstNames =
  'Aaliyah Adem Aisha Alba Amélie Ana Anouk Arjun Astrid Aylin Bao Beatriz Bilal Bram Carmen Casper Chidi Chloë Daan Dilan Dunja Elif Emeka Emma Esra Eva Farid Fatima Femke Finn Freya Gabriela Goran Hanna Hassan Ibrahim Ida Ilse Imran Ingrid Isla Ivan Jamal Jana Jasper Jonas Joris Julia Kaja Karim Kofi Lars Laura Layla Leni Lina Lotte Luca Maartje Malik Marek Maren Mehmet Mia Mila Milan Nadia Nina Noor Olga Omar Oskar Paul Petra Pieter Priya Rania Ravi Rosa Ruben Saar Samir Sanne Selin Sofie Stefan Sven Tariq Tess Thijs Tomasz Uwe Vera Wout Yara Yusra Zoë Zuzanna'.split(
    ' ',
  )

export const lastNames =
  'Adeyemi|Ahmed|Aksoy|Almeida|Andersson|Bakker|Bauer|Becker|Bennett|van den Berg|Bianchi|de Boer|Bosch|Brouwer|Carter|Chaudhry|Costa|Dekker|Demir|Diallo|van Dijk|Eriksen|Fischer|Fuchs|García|de Graaf|Haas|Hansen|Hendriks|Hoang|Hughes|Ivanova|Jansen|de Jong|Kaya|Keller|Khan|Klein|Koç|Kowalska|Kramer|Lange|Lehmann|Lewis|van Loon|Maas|Martens|Meijer|Meyer|Mohamed|Moreau|Mulder|Müller|Nguyen|Novák|O’Brien|Okeke|Öztürk|Patel|Peeters|Pereira|Petrov|Popescu|Post|Pritchard|Quist|Richter|Rossi|Russo|Sato|Schäfer|Schmidt|Scholten|Schulz|Silva|Smit|Smits|Stein|Taylor|Timmermans|Tóth|Vermeulen|Visser|Vogel|de Vries|Wagner|Walsh|Weber|de Wit|Wójcik|Wolf|Yıldız|Zimmermann'.split(
    '|',
  )
