"""Broken ciphers: calls that make one in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

NAMED = frozenset(
    {"getInstance", "createCipheriv", "createDecipheriv", "openssl_encrypt", "openssl_decrypt", "new", "mcrypt_encrypt"}
)
"""What makes a cipher whose name is among the arguments."""

BROKEN = re.compile(
    r"(?i)[\"'](?:DES|DESede|3DES|TripleDES|RC2|RC4|ARC4|ARCFOUR|Blowfish)(?:[/-][\w/-]*)?[\"']"
    r"|[\"'](?:AES/ECB\b[\w/]*|AES|aes-\d+-ecb|des-\w+(?:-\w+)?|bf-\w+)[\"']|\bMODE_ECB\b|MCRYPT_(?:DES|3DES|RIJNDAEL_\d+)\b"
)
MODULES = frozenset({"DES", "DES3", "ARC2", "ARC4", "Blowfish", "des", "rc4", "TripleDES", "RC2"})
MAKES = frozenset({"new", "Create", "NewCipher", "NewTripleDESCipher"})
OF_NAME = re.compile(r"(?i)ecb|quic|hp_?mask|header_?protect")
BLOCKS = re.compile(rb"set_padding\([^;]*,\s*0\s*\)")
"""Nothing is filled up: single blocks go through it, whatever is made of them."""

ALONE = re.compile(r"^(?:EVP_(?:des|rc2|rc4|bf)_\w+|EVP_\w+_ecb|DES_(?:ecb|cbc|ncbc)_encrypt|RC4)$")
CLASSES = frozenset(
    {"DESCryptoServiceProvider", "TripleDESCryptoServiceProvider", "RC2CryptoServiceProvider", "TripleDES", "ARC4"}
)


class WeakCipher(Detector):
    """Is something enciphered by what can be broken?

    DES and RC4 have been broken for long, and ECB shows which blocks are alike. Java's plain `AES` means ECB.
    """

    id = "security/weak-cipher"
    tier = "listed"
    needs = (Call,)
    slots = {"cipher": "ciphers"}
    answers = {"weak": "the cipher can be broken"}
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"weak"})
    remedy = "Use AES-GCM or ChaCha20-Poly1305."
    local = True

    examples = (
        Flags('class A { void load() { «Cipher.getInstance("DES/CBC/PKCS5Padding")»; } }', language="java"),
        Flags('class A { void load() { «Cipher.getInstance("AES")»; } }', language="java"),
        Flags("from Crypto.Cipher import AES\n\nit = «AES.new(key, AES.MODE_ECB)»"),
        Flags("export const it = «createCipheriv('aes-128-ecb', key, null)»;", language="typescript"),
        Flags("package shop\n\nfunc load() { use(«des.NewCipher(key)») }", language="go"),
        Flags("class A { void Load() { var it = «TripleDES.Create()»; } }", language="csharp"),
        Flags("<?php\n$it = «openssl_encrypt($text, 'des-ede3', $key)»;", language="php"),
        Flags("void load(void) { use(«EVP_aes_128_ecb()»); }", language="c"),
        Allows("Cipher *aes_128_ecb(void) { return EVP_aes_128_ecb(); }", language="c"),
        Allows(  # Block by block, as a part of something else.
            "void load(void) { use(EVP_aes_128_ecb()); EVP_CIPHER_CTX_set_padding(it, 0); }", language="c"
        ),
        Allows('class A { void load() { Cipher.getInstance("AES/GCM/NoPadding"); } }', language="java"),
        Allows('class A { void load() { KeyGenerator.getInstance("AES"); } }', language="java"),
        Allows("from Crypto.Cipher import AES\n\nit = AES.new(key, AES.MODE_GCM)"),
        Allows("package shop\n\nfunc load() { use(aes.NewCipher(key)) }", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call that makes a cipher."""
        for call in file.all(Call):
            if call.name and (call.name.text in NAMED or call.name.text in MAKES):
                weak = _is_weak(file, call, call.name.text)
            else:
                weak = (
                    call.name is not None
                    and (call.name.text in CLASSES or ALONE.match(call.name.text) is not None)
                    and not _is_named(file, call)
                )
            if weak:
                end = file.source.find(b"\n", call.span.start, call.span.end)
                yield Detection("cipher", "weak", call.span if end < 0 else Span(call.span.start, end))


def _is_named(file: FileFacts, call: Call) -> bool:
    """Tell whether the function around says which way it enciphers, protects heads of QUIC, which ask for this one, or
    takes single blocks.
    """
    around = file.enclosing(call.span, Function)
    if around is None or around.name is None:
        return False
    return OF_NAME.search(around.name.text) is not None or (
        BLOCKS.search(file.source, around.span.start, around.span.end) is not None
    )


def _is_weak(file: FileFacts, call: Call, name: str) -> bool:
    receiver = call.receiver.text.rpartition(".")[2] if call.receiver else ""
    if name in MAKES and receiver in MODULES:
        return True
    if name == "getInstance" and receiver != "Cipher":
        return False
    if name == "new" and receiver != "AES":
        return False
    if name not in NAMED:
        return False
    said = " ".join(it.of(file.source) for it in call.arguments[:2])
    return BROKEN.search(said) is not None and (name == "getInstance" or not re.search(r"(?i)[\"']aes[\"']", said))
