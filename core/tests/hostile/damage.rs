//! Damage to good inputs, the same for the same number.

/// What means something to one of the decoders.
const WORDS: &[&[u8]] = &[
    b"#v1.",
    b"\0",
    b"\xff\xfe",
    "\u{202e}".as_bytes(),
    "\u{feff}".as_bytes(),
    b"\r\n",
    b"\n---\n",
    b"&a *a",
    b"<<: *a",
    b"!!binary",
    b"{{{{",
    b"[[[[",
    b"\"\\u0000\"",
    b"\\ud800",
    b"1e999",
    b"-0",
    b"null",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xff\xff\xff\xff",
    b"..",
    b"/../",
    b"%25%25",
    b"\x1b[31m",
    b"eyJ",
    b".",
    b"https://",
    b"hostname: ",
    b"\t",
    b": ",
    b"- ",
];

/// Randomness of its own: xorshift64*, by Vigna.
pub struct Damage(u64);

impl Damage {
    /// Begins with a number.
    pub fn new(case: u64) -> Self {
        let mut damage = Self(case.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        for _ in 0..4 {
            damage.next();
        }
        damage
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, most: usize) -> usize {
        let most = u64::try_from(most.max(1)).unwrap_or(1);
        usize::try_from((self.next() >> 16) % most).unwrap_or(0)
    }

    fn part(&mut self, input: &[u8]) -> (usize, usize) {
        let from = self.below(input.len() + 1);
        let most = (input.len() - from).min(1 << self.below(14));
        (from, from + self.below(most + 1))
    }

    /// Takes one of the inputs and damages it, once or many times.
    pub fn of(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut input = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(8) {
            self.hurt(&mut input, seeds);
        }
        input
    }

    fn hurt(&mut self, input: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let (from, to) = self.part(input);
        match self.below(9) {
            0 => input.truncate(from),
            1 => drop(input.drain(from..to)),
            2 => {
                let part = input[from..to].to_vec();
                let at = self.below(input.len() + 1);
                input.splice(at..at, part);
            }
            3 => {
                let word = WORDS[self.below(WORDS.len())];
                input.splice(from..from, word.iter().copied());
            }
            4 => {
                let word = WORDS[self.below(WORDS.len())].repeat(1 << self.below(12));
                input.splice(from..to, word);
            }
            5 => {
                let other = &seeds[self.below(seeds.len())];
                let (begin, end) = self.part(other);
                input.splice(from..to, other[begin..end].iter().copied());
            }
            6 => {
                for _ in 0..=self.below(16) {
                    let at = self.below(input.len());
                    let byte = u8::try_from(self.next() & 0xff).unwrap_or_default();
                    if let Some(old) = input.get_mut(at) {
                        *old = byte;
                    }
                }
            }
            7 => {
                let at = self.below(input.len());
                if let Some(old) = input.get_mut(at) {
                    *old ^= 1 << self.below(8);
                }
            }
            _ => input[from..to].reverse(),
        }
    }
}

#[test]
fn the_same_number_is_the_same_input() {
    let seeds = [b"hostname: osmo.example.com\n".to_vec(), vec![1, 2, 3]];
    let of = |case| Damage::new(case).of(&seeds);
    assert!((0..50).all(|case| of(case) == of(case)));
    let different: std::collections::BTreeSet<_> = (0..50).map(of).collect();
    assert!(different.len() > 40);
}
