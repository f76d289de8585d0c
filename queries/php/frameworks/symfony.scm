; imports: Symfony, Doctrine
; Symfony: routes and entities.
;
; @route              a path that is answered
; @route.method       the attribute
; @route.path         the path
; @model              a class that stands for a table
; @model.name         what it is called

; #[Route('/carts', name: 'carts')]
(attribute
  (name) @route.method
  parameters: (arguments
    .
    (argument
      (string
        .
        (string_content) @route.path)))
  (#eq? @route.method "Route")) @route

; #[Route(path: '/carts')]
(attribute
  (name) @route.method
  parameters: (arguments
    (argument
      name: (name) @_path
      (string
        .
        (string_content) @route.path)))
  (#eq? @_path "path")
  (#eq? @route.method "Route")) @route

; #[ORM\Entity]
(class_declaration
  attributes: (attribute_list
    (attribute_group
      (attribute
        [
          (name) @_entity
          (qualified_name
            (name) @_entity)
        ])))
  name: (name) @model.name
  (#eq? @_entity "Entity")) @model
