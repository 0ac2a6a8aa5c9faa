"""A certificate authority of our own, and certificates by it."""
import base64
import datetime
import hashlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

DAY = datetime.timedelta(days=1)


class Authority:
    """Signs certificates for names in a folder."""

    def __init__(self, folder, name="OSMO live authority"):
        self.folder, self.key = folder, ec.generate_private_key(ec.SECP256R1())
        self.subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self.certificate = self._sign(self.subject, self.key.public_key(), x509.BasicConstraints(ca=True, path_length=0))
        self.file = folder / "ca.crt"
        self.file.write_bytes(self._pem(self.certificate))

    @property
    def spki(self):
        """The hash of its key, by which Chromium is told to trust it."""
        der = self.key.public_key().public_bytes(serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo)
        return base64.b64encode(hashlib.sha256(der).digest()).decode()

    def issue(self, *names):
        """Returns the files of a chain and a key for these names."""
        key = ec.generate_private_key(ec.SECP256R1())
        alternatives = x509.SubjectAlternativeName([x509.DNSName(name) for name in names])
        subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, names[0][:64])])
        certificate = self._sign(subject, key.public_key(), alternatives)
        chain, secret = self.folder / f"{names[0]}.crt", self.folder / f"{names[0]}.key"
        chain.write_bytes(self._pem(certificate) + self._pem(self.certificate))
        secret.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))
        return chain, secret

    def _sign(self, subject, public, extension):
        now = datetime.datetime.now(datetime.UTC)
        builder = (x509.CertificateBuilder().subject_name(subject).issuer_name(self.subject).public_key(public)
                   .serial_number(x509.random_serial_number()).not_valid_before(now - DAY).not_valid_after(now + 2 * DAY)
                   .add_extension(extension, critical=isinstance(extension, x509.BasicConstraints))
                   .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
                   .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()), critical=False))
        return builder.sign(self.key, hashes.SHA256())

    @staticmethod
    def _pem(certificate):
        return certificate.public_bytes(serialization.Encoding.PEM)
