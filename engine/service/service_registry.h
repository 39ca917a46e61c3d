// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <vector>

#include "engine/api/result.h"
#include "engine/core/exception.h"

namespace audioldm::engine::service {

/// Where the parts of a program find the services that were made for it, by their interface. Owns
/// nothing: who makes the services keeps them alive for longer. Only app/ asks it; classes are
/// given what they need by their constructors.
///
/// thread  filled by one thread; from seal() on get() may be called from any
class ServiceRegistry final {
public:
    ServiceRegistry() = default;
    ServiceRegistry(const ServiceRegistry&) = delete;
    ServiceRegistry& operator=(const ServiceRegistry&) = delete;

    /// Says that a program cannot do without the interface. name  for people: "GenerationService"
    template <typename Interface>
    void require(std::string name) {
        m_required.emplace_back(typeid(Interface), std::move(name));
    }

    /// Offers an implementation. throws EngineException(Internal) for a second one of an interface,
    /// or after seal()
    template <typename Interface>
    void add(Interface& implementation) {
        assertThat(!m_sealed, "a service was added to a registry that is sealed");
        const bool added = m_services.emplace(typeid(Interface), &implementation).second;
        assertThat(added, "a service was added to the registry twice");
    }

    /// Ends the filling. errors  Internal naming all required interfaces that nobody offered
    [[nodiscard]] Result<void> seal() {
        m_sealed = true;
        std::string missing;
        for (const auto& [type, name] : m_required) {
            if (!m_services.contains(type)) {
                missing += concat(missing.empty() ? "" : ", ", name);
            }
        }
        if (missing.empty()) {
            return {};
        }
        return Error{ErrorCode::Internal,
                     concat("The program was put together without: ", missing,
                            ". Install it anew; if it persists, report this."),
                     missing};
    }

    /// The implementation. throws EngineException(Internal) before seal(), or when there is none
    template <typename Interface>
    [[nodiscard]] Interface& get() const {
        assertThat(m_sealed, "a service was asked for before the registry was sealed");
        const auto found = m_services.find(typeid(Interface));
        assertThat(found != m_services.end(), "a service was asked for that nobody offered");
        return *static_cast<Interface*>(found->second);
    }

private:
    std::vector<std::pair<std::type_index, std::string>> m_required;
    std::unordered_map<std::type_index, void*> m_services;
    bool m_sealed = false;
};

}  // namespace audioldm::engine::service
